"""What stands between the service and its readers: the gate before costly files, prefixes, letters, the access log."""
