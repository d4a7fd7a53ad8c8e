//! Files to workbooks: xlsx, xls, csv and Markdown tables become a [`crate::Workbook`].
