"""The sample region: fictional people and firms in real places, with real codes.

`region` writes the parties, `rounds` two years of rounds with what they ask (`asking`), what firms
answer (`answers`, by the rules in `demand` and `said`) and what is released, `history` the classes
that followed, `table` and `around` what went on at the tables and beside them, `official` the
official data of their occupations, `credentials` what firms recognize; `parties`, `talk` and
`occupations` are the data.
Every day is counted from the day the sample is made, so that it is always in mid-season.
"""
