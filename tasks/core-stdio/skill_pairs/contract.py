def contract(text):
    first, *rest = text.removesuffix("\n").split("\n")
    assert text.endswith("\n"), "the last line ends with a line feed"
    assert 2 <= int(first) <= 105 and int(first) == len(rest), "there are 2 to 105 people, as the first line says"
    for line in rest:
        skills = [int(word) for word in line.split(" ")]
        assert 1 <= len(skills) <= 40, "somebody has 1 to 40 skills"
        assert len(set(skills)) == len(skills), "somebody's skills are different"
        assert all(0 <= skill <= 59 for skill in skills), "skills are between 0 and 59"
