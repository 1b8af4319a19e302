import Glibc
import LineEditing
import Testing

@Suite("Lines from a pipe")
struct ByteLineReaderTests {
  /// Reads everything that `text` holds, written into a pipe in parts.
  private func lines(
    of parts: [String], limit: Int = 64
  ) throws -> [ByteLineReader.Item] {
    let pipe = try PipedInput()
    pipe.writeAll(parts)
    var reader = ByteLineReader(descriptor: pipe.reading, maximumLineLength: limit)
    var items: [ByteLineReader.Item] = []
    repeat { items.append(reader.next()) } while items.last != .endOfFile
    return items
  }

  private func line(_ text: String) -> ByteLineReader.Item { .line(Array(text.utf8)[...]) }

  @Test func emptyInputHasNoLine() throws {
    #expect(try lines(of: []) == [.endOfFile])
  }

  @Test func blankLinesAndALastLineWithoutNewlineCount() throws {
    let items = try lines(of: ["a\n\nb"])
    #expect(items == [line("a"), line(""), line("b"), .endOfFile])
  }

  @Test func bytesStayAsTheyAre() throws {
    let items = try lines(of: ["a\r\n", "\u{0}é\n"])
    #expect(items == [line("a\r"), line("\u{0}é"), .endOfFile])
  }

  @Test func aLineMayComeInParts() throws {
    #expect(
      try lines(of: ["wri", "te x", " = 1\nre", "ad x\n"])
        == [line("write x = 1"), line("read x"), .endOfFile])
  }

  @Test func aLineAtTheLimitIsRead() throws {
    let longest = String(repeating: "x", count: 64)
    #expect(try lines(of: [longest + "\n"]) == [line(longest), .endOfFile])
  }

  @Test func aLineOverTheLimitIsDroppedAndTheNextOneRead() throws {
    let tooLong = String(repeating: "x", count: 65)
    let items = try lines(of: [tooLong + "\nread\n"])
    #expect(items == [.tooLong(length: 65), line("read"), .endOfFile])
  }

  @Test func anEndlessLineDoesNotFillTheMemory() throws {
    let part = String(repeating: "x", count: 100_000)
    #expect(
      try lines(of: [part, part, part, "\nread"])
        == [.tooLong(length: 300_000), line("read"), .endOfFile])
  }

  @Test func manyLinesKeepTheirOrder() throws {
    let text = (0..<50_000).map { "write key\($0) = \($0)\n" }.joined()
    let expected = (0..<50_000).map { line("write key\($0) = \($0)") } + [.endOfFile]
    #expect(try lines(of: [text]) == expected)
  }

  @Test func aFolderCannotBeRead() {
    let folder = open("/", O_RDONLY)
    defer { close(folder) }
    var reader = ByteLineReader(descriptor: folder)
    #expect(reader.next() == .failed(EISDIR))
  }
}
