import ClientHistory
import Interpreter

// What statements say that are about no operation: refusals, time, explanations, failed checks.

extension TextRenderer {
  func put(_ refusal: Refusal, _ out: inout [UInt8]) {
    putCross("refused", &out)
    out.put(text: refusal.reason)
    if let wayOut = refusal.wayOut {
      out.put("; ")
      out.put(text: wayOut)
    }
    out.endLine()
  }

  func put(_ quiet: Quiet, _ clock: Microseconds, _ out: inout [UInt8]) {
    switch quiet {
    case .settled: out.put("quiet at ")
    case .gaveUp:
      putWarning("not quiet", &out)
      out.put("something still goes on at ")
    case .interrupted: out.put("interrupted at ")
    }
    out.put(duration: clock)
    out.endLine()
  }

  func put(waitEnded time: Microseconds, _ out: inout [UInt8]) {
    out.put("holds at ")
    out.put(duration: time)
    out.endLine()
  }

  func put(_ step: Step, _ out: inout [UInt8]) {
    out.put(text: step.what)
    out.endLine()
  }

  func put(scenario name: String, _ out: inout [UInt8]) {
    out.put("scenario ")
    out.put(text: name)
    out.endLine()
  }

  func put(_ failure: CheckFailure, _ file: String?, _ out: inout [UInt8]) {
    putCross("check failed", &out)
    out.put("expected ")
    out.put(text: failure.expected)
    out.put("; found ")
    out.put(text: failure.found)
    if failure.line > 0 {
      if let file {
        out.put(" (")
        out.put(text: file)
        out.put(":")
      } else {
        out.put(" (line ")
      }
      out.put(failure.line)
      out.put(")")
    }
    out.endLine()
  }
}
