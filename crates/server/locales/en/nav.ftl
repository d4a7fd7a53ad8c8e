nav-front = Overview
nav-matrix = Matrix
nav-activities = Activities
nav-people = People
nav-terms = Lists
nav-imports = Imports
