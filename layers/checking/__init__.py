"""The reader turned round: what a draft says beside the rows that say it, or say otherwise."""
