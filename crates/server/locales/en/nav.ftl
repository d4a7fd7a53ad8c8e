nav-picture = Who does what, where
nav-activities = Activities
nav-organisations = Organisations
nav-places = Places
nav-imports = Spreadsheets
nav-people = People
nav-terms = Lists
