"""Pages of plans. Reading: plans, lists, comparisons, keys, the record. Work: forms."""
