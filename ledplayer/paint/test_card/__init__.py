"""The test card: what shows an installer that the canvas is right. Pure: facts in, pictures out.

1. The outermost pixels are lit, all of them: an edge that is missing is cut off by a wrong offset or size.
2. The corners A, B, C, D differ in letter and colour: so a turned or mirrored picture is seen.
3. Everything is laid out as viewers see it, and turned with the board; rulers and modules count from their upper left.
4. What has no room on the first sheet comes on the next ones; the modules, each with its number, have the last.
"""
