"""What follows: passes from acts and clauses to timelines, in one certain world.

::

    visible ─▶ certain ─▶ history ─▶ consents ─▶ entry ─▶ endings ─▶ status ─▶ relations
                                                                        └────▶ membership
    offices, chairs, sessions stand beside them; `world` calls the passes in order.

Each pass is a function from one named type to the next. In here every date is a day and every
dispute is decided: what differs between worlds is merged in `answers`.
"""
