"""The plan that belongs to the child: its parts, worded version by version, approved and adopted."""
