import Foundation

/// The CPU time that this process has used: what other processes do at the same time counts for little in it.
public enum CPUClock {
  /// Seconds of CPU time since the process began.
  public static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
