"""Tables on disk: data dictionaries, Data Packages, reading and writing."""
