"""Computed, cited sentences on a day (주요 현황): templates that are data, rules that count, and why one is silent."""
