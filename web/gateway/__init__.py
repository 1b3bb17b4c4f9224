"""What stands between the service and its readers: the gate before costly files, prefixes, the access log."""
