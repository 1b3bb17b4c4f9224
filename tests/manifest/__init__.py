"""A record of what the service answers: one hash for every address, to compare two versions with."""
