"""Fair marking: rubrics in words, a second pair of eyes, no names unless wanted, one rule for all.

What nbgrader's gradebook cannot hold (levels, markers, samples, extensions, what a learner was told
before) stands in tables of its own in the same database, and names learners and questions by their
ids only, so that nothing nbgrader takes away takes it away too.

=====================  ===========================================================================
`rubric_marks`         mark a written answer; what stands; the whole history of an answer
`reading`              the written answers of an exercise, as whoever marks sees them
`comments`             comments that were used before, and first ones made from the rubric
`names`                marking without names
`second_marking`       a sample for a second marker who does not see the first marks
`blind`                what is hidden from whoever is to mark second
`agreement`            how far two markers agree, what to talk about, and settling it
`deadlines`            when work is due, extensions, and the rule as the learner reads it
`versions`             what a learner was told before, what changed since, and why
=====================  ===========================================================================
"""
