"""What applies where and when: a region, a point, a deadline, what changed."""
