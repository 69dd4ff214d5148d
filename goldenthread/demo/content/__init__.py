"""What the living example says and does, as data: the fictional Wyremouth Council.

Pure: no Django, no randomness. The builder plays it month by month through the product's verbs.
People are posts, never names. `plan.PLAN` and `plan.EARLIER_PLAN` gather the parts;
`check.totals()` recomputes what the example promises to show.
"""
