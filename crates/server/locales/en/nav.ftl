nav-front = Overview
nav-matrix = Matrix
nav-activities = Activities
nav-people = People
nav-places = Places
nav-terms = Lists
nav-imports = Imports
nav-organisations = Organisations
