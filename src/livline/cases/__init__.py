"""A child's case as dated facts, each entered once and never written over."""
