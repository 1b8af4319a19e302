import ClientHistory
import Interpreter

// What a client saw that it should not have seen.

extension TextRenderer {
  func put(stale read: StaleRead, _ names: Names, _ out: inout [UInt8]) {
    putWarning("stale read", &out)
    out.put(read.node, names)
    if let holder = read.holder {
      out.put(" is ")
      out.put(Int64(read.missed), "write behind ", "writes behind ")
      out.put(holder, names)
    } else {
      out.put(" misses ")
      out.put(Int64(read.missed), "write", "writes")
    }
    out.put("; ")
    out.put(read.newest.about(read.key), names)
    out.put(" was acknowledged ")
    out.put(duration: read.age)
    out.put(" ago and ")
    if let due = read.dueIn {
      out.put("reaches ")
      out.put(read.node, names, " in ")
      out.put(duration: due)
    } else {
      out.put("is not due at ")
      out.put(read.node, names)
    }
    out.endLine()
  }

  func put(dirty read: DirtyRead, _ names: Names, _ out: inout [UInt8]) {
    putWarning("dirty read", &out)
    out.put(read.write, names)
    out.put(" at ")
    out.put(read.node, names)
    switch read.outcome {
    case .pending: out.put(" is not acknowledged yet")
    case .sent: out.put(" was sent without asking for an acknowledgement")
    case .failed: out.put(" was not acknowledged: it failed")
    case .unknown: out.put(" was not acknowledged: its outcome is unknown")
    case .refused: out.put(" was not acknowledged: it was refused")
    case .acknowledged: out.put(" was not acknowledged when it was read")
    }
    out.endLine()
  }

  func put(readOfLost read: DirtyRead, _ names: Names, _ out: inout [UInt8]) {
    putWarning("read of a lost write", &out)
    out.put(read.write, names)
    out.put(" is lost, and ")
    out.put(read.node, names, " still shows it\n")
  }

  func put(dirtyReadLost read: DirtyRead, _ names: Names, _ out: inout [UInt8]) {
    putWarning("dirty read", &out)
    out.put(read.write, names)
    out.put(", which ")
    if names.name(of: read.client).isEmpty {
      out.put("was read at ")
    } else {
      out.put(word: names.name(of: read.client))
      out.put(" read at ")
    }
    out.put(read.node, names)
    if read.line > 0 {
      out.put(" (line ")
      out.put(read.line)
      out.put(")")
    }
    out.put(", is lost\n")
  }
}

extension WriteText {
  /// What the write did to one of its keys.
  fileprivate func about(_ key: KeyID) -> WriteText {
    var part = self
    part.changes = changes.filter { $0.key == key }
    return part.changes.isEmpty ? self : part
  }
}
