@testable import Syntax

/// What parsing a text says, one rendering a diagnostic.
func problems(_ text: String) -> [String] {
  let source = SourceText(name: "t", text: text)
  return Parser.parse(source).diagnostics.map { $0.rendered(in: source) }
}

func codes(_ text: String) -> [String] {
  parse(text).diagnostics.map(\.code.rawValue)
}

func parse(_ text: String) -> ParseResult {
  Parser.parse(SourceText(name: "t", text: text))
}

func format(_ text: String) -> String {
  Formatter.format(SourceText(name: "t", text: text))
}

/// A tree without the places of its words, so that two texts can be compared.
func shape(_ text: String) -> String {
  var shape = ""
  describe(parse(text).script, into: &shape)
  return shape
}

private func describe(_ value: Any, into shape: inout String) {
  if value is SourceRange { return }
  let mirror = Mirror(reflecting: value)
  guard !mirror.children.isEmpty else {
    shape += "\(value);"
    return
  }
  shape += "\(mirror.subjectType)("
  for child in mirror.children {
    if let label = child.label { shape += "\(label):" }
    describe(child.value, into: &shape)
  }
  shape += ")"
}

/// The tokens of a text as they are written, and what ends its segments.
func tokenTexts(_ text: String) -> [String] {
  let source = SourceText(name: "t", text: text)
  var lexer = Lexer()
  var all: [String] = []
  var tokens: [Token] = []
  while true {
    let segment = source.bytes.withUnsafeBufferPointer { lexer.segment($0, into: &tokens) }
    all += tokens.map { source.text(of: $0.range) }
    switch segment.terminator {
    case .newline: all.append("\n")
    case .semicolon: all.append(";")
    case .openBrace: all.append("{")
    case .closeBrace: all.append("}")
    case .endOfText: return all
    }
  }
}
