nav-people = People
nav-terms = Lists
