"""The sample region: fictional people and firms in real places, with real codes.

`region` writes the parties, `history` two years of the loop; `people` and `firms` are the data.
Every day is counted from the day the sample is made, so that it is always in mid-season.
"""
