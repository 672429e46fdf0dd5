"""The sample region: fictional people and firms in real places, with real codes.

`region` writes the parties, `history` two years of the loop, `official` the official data of their
occupations, `credentials` what firms recognize; `parties`, `demand`, `talk` and `occupations` are
the data.
Every day is counted from the day the sample is made, so that it is always in mid-season.
"""
