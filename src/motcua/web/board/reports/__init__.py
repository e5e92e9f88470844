"""Reports: issued by the monitor, frozen, downloaded as PDF, DOCX or XLSX; and the rows of each number of form 06a."""
