package org.gunyahsim.hypervisor.fuzz;
final class FuzzMain {
  public static void main(String[] a) {
    long seed = Long.parseLong(a[0]); int n = Integer.parseInt(a[1]); int most = Integer.parseInt(a[2]);
    Fuzzer f = new Fuzzer(null);
    long t = System.nanoTime();
    java.util.Set<String> seen = new java.util.HashSet<>();
    for (long s = seed; s < seed + n; s++) {
      Fuzzer.Failure x = f.run(s, most, Fuzzer.SWEEP_EVERY);
      if (x != null && seen.add(String.valueOf(x.wrong().getMessage()).replaceAll("[0-9]+", "N"))) { System.out.println(x.report()); if (seen.size() > 3) break; }
    }
    double d = (System.nanoTime() - t) / 1e9;
    System.out.println(f.reach().table());
    System.out.println("never " + f.reach().neverSucceeded());
    System.out.printf("%d calls %d steps %.1f s %.0f calls/s%n", f.calls(), f.steps(), d, f.calls() / d);
  }
}
