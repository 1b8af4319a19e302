import DocumentFiles
import Testing

@Test(arguments: DocumentFile.all(in: ["runbook.md"]))
func runbooksHold(_ file: DocumentFile) { #expect(file.problems() == []) }
