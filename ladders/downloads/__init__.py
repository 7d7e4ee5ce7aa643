"""An edition and its levels as files: data, sheets, Word documents and PDFs."""
