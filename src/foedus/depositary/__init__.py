"""The depositary's work as pure values: received, examined, previewed, notified, corrected.

    received ──examine──▶ findings ──act_of──▶ act ──preview──▶ what it changes
                                                └──▶ addressees, notification, PDF

No database, no clock, no files: every function takes the open register and the day. The depositary
examines form and brings matters to a state's attention; it does not adjudicate (VCLT 77(1)(d)).
"""
