"""Where goods come from: does this good originate in that state, and is there proof of it?"""
