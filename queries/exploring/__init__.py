"""What an explorer asks: who is best tied, who is tied to whom, and the words of it.

Each question is a query in a file here (`*.rq`), put about things that are named, so that its
cost grows with the answer and not with the graph. What comes back is made into the network of
`comity.graph.network` by the very functions that the file of `comity view` is made by.
"""
