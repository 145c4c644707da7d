package org.gunyahsim.resourcemanager;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.gunyahsim.hypervisor.snapshot.FileStateReader;
import org.gunyahsim.hypervisor.snapshot.FileStateWriter;
import org.gunyahsim.hypervisor.snapshot.Snapshottable;
import org.gunyahsim.resourcemanager.root.RmOptions;
import org.gunyahsim.resourcemanager.root.RmOptions.Quality;

/** Saving and loading in the middle of everything. */
final class Snapshots {
  private Snapshots() {}

  static byte[] save(Snapshottable part) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (FileStateWriter out = new FileStateWriter(bytes)) {
      part.save(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A fresh resource manager with this one's state; it saves the same bytes again. */
  static ResourceManager copy(ResourceManager original, Quality quality) {
    byte[] saved = save(original);
    ResourceManager copy = new ResourceManager(new RmOptions(quality));
    try (FileStateReader in = new FileStateReader(new ByteArrayInputStream(saved))) {
      copy.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(save(copy)).isEqualTo(saved);
    return copy;
  }
}
