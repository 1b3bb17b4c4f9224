"""An organisation's own layers, read from its folder beside the release and never written to."""
