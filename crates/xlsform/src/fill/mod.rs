//! The evaluator: answers and an XForm in, the submission a client would make out.
