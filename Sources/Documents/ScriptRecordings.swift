import Session
import Syntax

/// The recorded output of a script: lines `#> …` directly below a statement.
struct ScriptRecordings {
  static let mark = "#>"

  /// By the line where the statement ends.
  private(set) var recordings: [Int: Recording] = [:]
  /// Recorded lines that stand below no statement.
  private(set) var strays: [Line] = []
  private var spans: [Span] = []
  private var numbers: [SourceRange: Int] = [:]

  private struct Span {
    var range: SourceRange
    var endLine: Int
    var outer: Int?
  }

  init(_ block: Block, _ source: SourceText, in bytes: [UInt8]) {
    let marked = block.lines.indices.filter { ScriptRecordings.isMarked(block.lines[$0], bytes) }
    guard !marked.isEmpty else { return }
    for statement in Parser.parse(source).script.statements { add(statement, source, outer: nil) }
    let ends = Set(spans.map(\.endLine))
    var index = 0
    while index < marked.count {
      let first = marked[index]
      var last = first
      while index + 1 < marked.count, marked[index + 1] == last + 1 {
        index += 1
        last += 1
      }
      index += 1
      let line = block.lines[first]
      guard first > 0, ends.contains(block.lines[first - 1].number) else {
        strays.append(line)
        continue
      }
      let text = line.text(in: bytes)
      let indent = text.prefix(while: \.isWhitespace).utf8.count
      let prefix = Array(bytes[line.start..<(line.content + indent)]) + "#> ".utf8
      let statement = block.lines[first - 1]
      recordings[statement.number] = Recording(
        after: statement, prefix: prefix, Array(block.lines[first...last]), in: bytes,
        keepsTail: false
      ) { ScriptRecordings.recorded($0.text(in: bytes)) }
    }
  }

  private static func isMarked(_ line: Line, _ bytes: [UInt8]) -> Bool {
    let rest = bytes[line.content..<max(line.content, line.end)].drop { $0 == 0x20 || $0 == 0x09 }
    return rest.starts(with: mark.utf8)
  }

  private static func recorded(_ text: String) -> String {
    let rest = text.drop(while: \.isWhitespace).dropFirst(mark.count)
    return String(rest.first == " " ? rest.dropFirst() : rest)
  }

  private mutating func add(_ statement: Statement, _ source: SourceText, outer: Int?) {
    let number = spans.count
    let end = max(statement.range.start, statement.range.end - 1)
    spans.append(
      Span(range: statement.range, endLine: source.location(of: end).line, outer: outer))
    numbers[statement.range] = number
    switch statement.body {
    case .repeat(let loop): for inner in loop.body { add(inner, source, outer: number) }
    case .scenario(_, let body): for inner in body { add(inner, source, outer: number) }
    default: break
    }
  }

  /// What was said, by the line of the recording that it belongs to: that of its statement or,
  /// where this has none, of the nearest block around it that has one.
  func said(_ pieces: [Piece]) -> [Int: [UInt8]] {
    var said: [Int: [UInt8]] = [:]
    guard !recordings.isEmpty else { return said }
    for piece in pieces {
      var span = numbers[piece.range] ?? innermost(around: piece.range)
      while let number = span {
        if recordings[spans[number].endLine] != nil {
          said[spans[number].endLine, default: []] += piece.bytes
          break
        }
        span = spans[number].outer
      }
    }
    return said
  }

  private func innermost(around range: SourceRange) -> Int? {
    spans.lastIndex { $0.range.start <= range.start && range.end <= $0.range.end }
  }
}
