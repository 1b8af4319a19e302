import Session
import Syntax

/// Runs the blocks of a document one after another, and judges each.
struct Examiner<R: Runner> {
  private let document: Document
  private let isUpdating: Bool
  private let makeRunner: (UInt64?) -> R
  private var runner: R
  private var captures: Captures = [:]
  /// Whether something went wrong in this session that a recording must not hide: what it led to
  /// is not recorded either.
  private var isTainted = false
  private var edits: [Edit] = []
  /// What is found out about the block that runs now.
  private var failures: [Failure] = []
  private var updates: [Failure] = []
  private var verdicts: [Verdict] = []

  init(_ document: Document, isUpdating: Bool, _ makeRunner: @escaping (UInt64?) -> R) {
    self.document = document
    self.isUpdating = isUpdating
    self.makeRunner = makeRunner
    runner = makeRunner(nil)
  }

  var examination: Examination {
    var examination = Examination(name: document.name)
    examination.verdicts = verdicts
    if !edits.isEmpty { examination.newBytes = Edit.apply(edits, to: document.bytes) }
    return examination
  }

  mutating func examine(_ block: Block, isTold: Bool) {
    failures = []
    updates = []
    let editCount = edits.count
    if !block.info.problems.isEmpty {
      for problem in block.info.problems { fail(block.line, problem) }
      isTainted = true
    } else if let problem = block.problem {
      fail(block.line, problem)
      isTainted = true
    } else if !block.info.isSkipped {
      if block.info.isFresh { begin(seed: block.info.seed) }
      run(block)
    }
    guard isTold else {
      edits.removeSubrange(editCount...)
      return
    }
    judge(block)
  }

  private mutating func judge(_ block: Block) {
    let outcome: Verdict.Outcome
    if !failures.isEmpty {
      outcome = .failed(Failure.byLine(failures))
    } else if !updates.isEmpty {
      outcome = .updated(updates)
    } else if block.info.isSkipped {
      outcome = .skipped
    } else {
      outcome = .passed
    }
    if case .passed = outcome, block.kind == .comment { return }
    verdicts.append(
      Verdict(file: document.name, line: block.line, name: block.info.name, outcome: outcome))
  }

  private mutating func begin(seed: UInt64?) {
    runner = makeRunner(seed)
    captures = [:]
    isTainted = false
  }

  private mutating func fail(_ line: Int, _ reason: String, details: [String] = []) {
    failures.append(Failure(line: line, reason, details: details))
  }

  private mutating func run(_ block: Block) {
    let failed: [Trouble]
    if block.kind == .fence, Step.isTranscript(block, in: document.bytes) {
      failed = runTranscript(block)
    } else {
      failed = runScript(block)
    }
    judge(failed, of: block)
  }

  /// Holds what went wrong against what was meant to.
  private mutating func judge(_ troubles: [Trouble], of block: Block) {
    guard block.info.fails else {
      for trouble in troubles { fail(trouble.line, trouble.reason, details: trouble.details) }
      return
    }
    let wanted = block.info.failure
    if troubles.isEmpty {
      fail(block.line, "the fence is to fail" + (wanted?.manner ?? "") + ", and does not")
      isTainted = true
    }
    for trouble in troubles where wanted != nil && trouble.manner != wanted {
      fail(
        trouble.line, "the fence is to fail\(wanted?.manner ?? ""), and fails otherwise",
        details: [trouble.reason] + trouble.details)
    }
  }

  // MARK: Transcripts

  private mutating func runTranscript(_ block: Block) -> [Trouble] {
    let (steps, stray) = Step.all(of: block, document)
    if let stray { fail(stray.number, "output stands before the first prompt") }
    var troubles: [Trouble] = []
    for step in steps {
      let run = runner.enter(step.source)
      let trouble = Trouble.all(of: run, step.source)
      troubles += trouble
      let isMeant = block.info.means(trouble)
      if !isMeant { isTainted = true }
      guard isMeant, !block.info.isNotCompared else { continue }
      let said = Output.lines(of: run.pieces.flatMap(\.bytes))
      let complaints = run.complaints.flatMap { Output.lines(of: Array($0.text.utf8)) }
      compare(step.recording, said + complaints)
    }
    return troubles
  }

  // MARK: Scripts

  private mutating func runScript(_ block: Block) -> [Trouble] {
    let source = source(of: block)
    let recordings = ScriptRecordings(block, source, in: document.bytes)
    let run = runner.perform(source)
    let troubles = Trouble.all(of: run, source)
    if !block.info.means(troubles) { isTainted = true }
    for stray in recordings.strays {
      fail(stray.number, "recorded output stands below no statement")
    }
    guard run.complaints.isEmpty, !block.info.isNotCompared else { return troubles }
    let said = recordings.said(run.pieces)
    for (line, recording) in recordings.recordings.sorted(by: { $0.key < $1.key }) {
      compare(recording, Output.lines(of: said[line] ?? []))
    }
    return troubles
  }

  /// The text of the block, with lines and columns as in the file.
  private func source(of block: Block) -> SourceText {
    guard block.kind != .script else {
      return SourceText(name: document.name, bytes: document.bytes)
    }
    var bytes: [UInt8] = []
    for line in block.lines {
      bytes += repeatElement(UInt8(ascii: " "), count: line.content - line.start)
      bytes += document.bytes[line.content..<max(line.content, line.end)]
      bytes.append(UInt8(ascii: "\n"))
    }
    return SourceText(
      name: document.name, bytes: bytes, firstLine: block.lines.first?.number ?? block.line)
  }

  // MARK: Recorded output

  private mutating func compare(_ recording: Recording, _ actual: [String]) {
    let actual = Expectation.trimmed(actual)
    if recording.expectation.holds(for: actual, &captures) { return }
    let difference = Difference.lines(recording.expectation, actual, captures)
    guard isUpdating, !isTainted else {
      let reason = isUpdating ? "not recorded, as something failed before it" : "output differs"
      return fail(recording.line, reason, details: difference)
    }
    if let line = actual.first(where: Recording.cannotHold) {
      return fail(recording.line, "a line of the output cannot be recorded", details: [line])
    }
    let revision = Revision(recording.expectation, actual, captures)
    edits.append(recording.edit(to: revision.lines))
    _ = Expectation(revision.lines).holds(for: actual, &captures)
    let dropped = revision.droppedPatterns.map { "pattern dropped: " + $0 }
    updates.append(Failure(line: recording.line, "output recorded", details: dropped))
  }
}

extension Recording {
  /// Whether a line of output would be read as something else.
  static func cannotHold(_ line: String) -> Bool {
    Transcript.isMistakable(line)
  }
}
