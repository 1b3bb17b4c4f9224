"""What every answer has: settings, errors, headers, language, counters."""
