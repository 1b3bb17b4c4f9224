"""Proposals that a person accepted become rows of the own folder or of the release, all or none of them."""
