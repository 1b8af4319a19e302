/// Finds what is run in a Markdown text: fences whose language is `repl`, and HTML comments that
/// begin with `repl`. Fences inside lists and quotations count; those inside longer fences, comments
/// or indented code do not.
struct MarkdownScanner {
  static let language = "repl"

  private let bytes: [UInt8]
  private let lines: [Line]
  private var index = 0
  private var blocks: [Block] = []
  /// The columns where the text of the list items around this line begins.
  private var lists: [Int] = []
  private var quotes = 0

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    lines = Line.all(of: bytes)
  }

  static func blocks(of bytes: [UInt8]) -> [Block] {
    var scanner = MarkdownScanner(bytes)
    while scanner.index < scanner.lines.count { scanner.readLine() }
    return scanner.blocks
  }

  /// A fence's first line, and what it is inside of.
  private struct Opening {
    var sign: UInt8
    var length: Int
    var column: Int
    var base: Int
    var info: String
  }

  private mutating func readLine() {
    let line = lines[index]
    index += 1
    var cursor = Cursor(bytes, line)
    guard let base = enter(&cursor) else { return }
    if let opening = opening(cursor, base) {
      readFence(opening, line.number)
    } else if cursor.rest.hasPrefix("<!--") {
      readComment(cursor, line)
    }
  }

  /// Goes into the quotations and list items of a line; the column where what is in them begins,
  /// nil where nothing can begin there.
  private mutating func enter(_ cursor: inout Cursor) -> Int? {
    var depth = 0
    while cursor.skipQuote(from: cursor.column) { depth += 1 }
    if depth != quotes {
      quotes = depth
      lists = []
    }
    var base = cursor.column
    if cursor.isBlank { return nil }
    cursor.skipSpaces()
    while let column = lists.last, cursor.column < column { lists.removeLast() }
    base = lists.last ?? base
    while cursor.column - base <= 3, cursor.skipListMark() {
      lists.append(cursor.column)
      base = cursor.column
    }
    return cursor.column - base <= 3 ? base : nil
  }

  private func opening(_ cursor: Cursor, _ base: Int) -> Opening? {
    guard let sign = cursor.byte, sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~") else {
      return nil
    }
    let length = cursor.run(of: sign)
    let info = cursor.rest.dropFirst(length)
    guard length >= 3, sign != UInt8(ascii: "`") || !info.contains("`") else { return nil }
    return Opening(
      sign: sign, length: length, column: cursor.column, base: base, info: String(info))
  }

  private mutating func readFence(_ opening: Opening, _ number: Int) {
    var content: [Line] = []
    var isClosed = false
    while index < lines.count, !isClosed {
      var line = lines[index]
      var cursor = Cursor(bytes, line)
      var depth = 0
      while depth < quotes, cursor.skipQuote(from: cursor.column) { depth += 1 }
      let isOut = depth < quotes || leavesList(cursor)
      if isOut { break }
      index += 1
      isClosed = closes(cursor, opening)
      cursor.skipSpaces(to: opening.column)
      line.content = cursor.offset
      if !isClosed { content.append(line) }
    }
    let words = opening.info.split(maxSplits: 1, whereSeparator: \.isWhitespace)
    guard words.first.map(String.init) == MarkdownScanner.language else { return }
    var block = Block(
      kind: .fence, line: number, info: Info(words.count > 1 ? words[1] : ""), lines: content)
    if let inner = content.first(where: { startsLikeFence($0.text(in: bytes)) }) {
      block.problem = "a fence begins inside of it, at line \(inner.number)"
    } else if !isClosed, index == lines.count {
      block.problem = "the fence is not closed"
    }
    blocks.append(block)
  }

  /// As no statement does: the end of the fence before it was forgotten.
  private func startsLikeFence(_ text: String) -> Bool {
    let text = text.drop(while: \.isWhitespace)
    return text.hasPrefix("```") || text.hasPrefix("~~~")
  }

  private func leavesList(_ cursor: Cursor) -> Bool {
    guard let column = lists.last, !cursor.isBlank else { return false }
    var cursor = cursor
    cursor.skipSpaces()
    return cursor.column < column
  }

  private func closes(_ cursor: Cursor, _ opening: Opening) -> Bool {
    var cursor = cursor
    cursor.skipSpaces()
    guard cursor.column - opening.base <= 3 else { return false }
    let length = cursor.run(of: opening.sign)
    guard length >= opening.length else { return false }
    for _ in 0..<length { cursor.advance() }
    return cursor.isBlank
  }

  /// `<!-- repl` with words as a fence has them, then lines up to `-->`; or all on one line, with
  /// statements in place of the words.
  private mutating func readComment(_ cursor: Cursor, _ first: Line) {
    var cursor = cursor
    for _ in 0..<4 { cursor.advance() }
    cursor.skipSpaces()
    let words = cursor.rest.prefix { !$0.isWhitespace }
    let isOurs = words == MarkdownScanner.language[...]
    for _ in 0..<(isOurs ? words.utf8.count : 0) { cursor.advance() }
    if let end = end(of: cursor.offset..<first.end) {
      var line = first
      line.content = cursor.offset
      line.end = end
      append(isOurs, first, Info(""), [line], isClosed: true)
      return
    }
    let info = Info(isOurs ? cursor.rest : "")
    var content: [Line] = []
    while index < lines.count {
      var line = lines[index]
      index += 1
      guard let end = end(of: line.start..<line.end) else {
        content.append(line)
        continue
      }
      line.end = end
      content.append(line)
      return append(isOurs, first, info, content, isClosed: true)
    }
    append(isOurs, first, info, content, isClosed: false)
  }

  private mutating func append(
    _ isOurs: Bool, _ first: Line, _ info: Info, _ lines: [Line], isClosed: Bool
  ) {
    guard isOurs else { return }
    var block = Block(kind: .comment, line: first.number, info: info, lines: lines)
    if !isClosed {
      block.problem = "the comment is not closed"
    } else if let inner = lines.first(where: { $0.text(in: bytes).contains("<!--") }),
      inner.number > first.number
    {
      block.problem = "a comment begins inside of it, at line \(inner.number)"
    }
    blocks.append(block)
  }

  /// Where in the range a comment ends.
  private func end(of range: Range<Int>) -> Int? {
    range.first { offset in
      offset + 3 <= range.upperBound && bytes[offset] == UInt8(ascii: "-")
        && bytes[offset + 1] == UInt8(ascii: "-") && bytes[offset + 2] == UInt8(ascii: ">")
    }
  }
}
