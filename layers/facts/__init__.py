"""The tables of the seeds: documents, facts, places, sectors, statuses."""
