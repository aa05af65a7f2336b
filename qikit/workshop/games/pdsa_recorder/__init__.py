"""A recorder for any test that teams do with their hands: predict, test, measure twice, decide."""
