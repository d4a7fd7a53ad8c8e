//! ODK XPath: the parser, and JavaRosa's functions with their arities.
