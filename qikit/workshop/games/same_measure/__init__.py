"""The same wait, measured by everybody: before there is a definition, and after."""
