"""Reading articles on Apache Spark, on one machine or on many.

`session` starts Spark, `tasks` is what its workers run, `tables` what they give, `folder` the
file system that the result goes to, `build` brings it all together. The result is the folder
that `comity.graph.parts` tells of.
"""
