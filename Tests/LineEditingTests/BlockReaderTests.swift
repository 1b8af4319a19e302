import Glibc
import LineEditing
import Testing

@Suite("Blocks from a pipe")
struct BlockReaderTests {
  @Test(arguments: [[], ["a\n"], ["wri", "te x = 1\n\0\r\u{E9}", "read x"]])
  func allBytesComeAsTheyAre(parts: [String]) throws {
    let pipe = try PipedInput()
    pipe.writeAll(parts)
    #expect(try all(from: BlockReader(descriptor: pipe.reading)) == Array(parts.joined().utf8))
  }

  @Test func aLongInputComesWhole() throws {
    let text = (0..<50_000).map { "write key\($0) = \($0)\n" }.joined()
    let pipe = try PipedInput()
    pipe.writeAll([text])
    #expect(try all(from: BlockReader(descriptor: pipe.reading)) == Array(text.utf8))
  }

  @Test func itTellsWhetherSomethingIsThere() throws {
    let pipe = try PipedInput()
    let reader = BlockReader(descriptor: pipe.reading)
    #expect(!reader.isReady)
    pipe.writeAll(["x"])
    #expect(reader.next() == .block([UInt8(ascii: "x")]))
    #expect(reader.next() == .endOfFile)
    #expect(reader.isReady)
  }

  @Test func aFolderCannotBeRead() {
    let folder = open("/", O_RDONLY)
    defer { close(folder) }
    #expect(BlockReader(descriptor: folder).next() == .failed(EISDIR))
  }

  private func all(from reader: BlockReader) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      switch reader.next() {
      case .block(let block): bytes += block
      case .endOfFile: return bytes
      case .interrupted, .failed: throw SystemFailure(code: errno)
      }
    }
  }
}
