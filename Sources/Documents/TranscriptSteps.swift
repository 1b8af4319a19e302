import Session
import Syntax

/// One input of a transcript and the output that is recorded for it.
struct Step {
  var source: SourceText
  var recording: Recording

  /// Whether a fence is a transcript: some line of it has a prompt.
  static func isTranscript(_ block: Block, in bytes: [UInt8]) -> Bool {
    block.lines.contains { isInput($0, in: bytes) }
  }

  private static func isInput(_ line: Line, in bytes: [UInt8]) -> Bool {
    Transcript.hasPrompt(line.text(in: bytes))
  }

  private static func isContinuation(_ line: Line, in bytes: [UInt8]) -> Bool {
    let text = line.text(in: bytes)
    return [Transcript.continuation, Transcript.plainContinuation].contains { mark in
      text.hasPrefix(mark) || text == mark.dropLast()
    }
  }

  /// The steps in their order, and the first line that has text and comes before all of them.
  static func all(of block: Block, _ document: Document) -> (steps: [Step], stray: Line?) {
    let bytes = document.bytes
    var steps: [Step] = []
    var index = 0
    var stray: Line?
    while index < block.lines.count {
      guard isInput(block.lines[index], in: bytes) else {
        let text = block.lines[index].text(in: bytes)
        if stray == nil, !text.allSatisfy(\.isWhitespace) { stray = block.lines[index] }
        index += 1
        continue
      }
      let start = index
      index += 1
      while index < block.lines.count, isContinuation(block.lines[index], in: bytes) { index += 1 }
      let input = block.lines[start..<index]
      let output = block.lines[index...].prefix { !isInput($0, in: bytes) }
      index += output.count
      steps.append(Step(input: input, output: Array(output), document))
    }
    return (steps, stray)
  }

  private init(input: ArraySlice<Line>, output: [Line], _ document: Document) {
    let bytes = document.bytes
    let texts = input.map { Transcript.withoutPrompt($0.text(in: bytes)) + "\n" }
    let last = input[input.endIndex - 1]
    source = SourceText(
      name: document.name, bytes: Array(texts.joined().utf8),
      firstLine: input[input.startIndex].number)
    recording = Recording(
      after: last, prefix: Array(bytes[last.start..<last.content]), output, in: bytes,
      keepsTail: true
    ) { $0.text(in: bytes) }
    recording.line = input[input.startIndex].number
  }
}
