package org.gunyahsim.machine.spec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads the files that a machine is made of. */
final class ArtifactReader {
  private final Path folder;
  private final String relativeTo;

  /**
   * Makes a reader.
   *
   * @param folder what relative paths are relative to
   * @param relativeTo the same for messages: "the machine file" or "the current folder"
   */
  ArtifactReader(Path folder, String relativeTo) {
    this.folder = folder;
    this.relativeTo = relativeTo;
  }

  /**
   * Reads a regular file whole.
   *
   * @param what "kernel" and the like, for messages
   * @param limit most bytes that could be of use
   * @param limitName what sets the limit
   */
  Artifact read(Origin origin, String what, String name, long limit, String limitName) {
    Path path;
    try {
      path = folder.resolve(name);
    } catch (InvalidPathException e) {
      throw origin.error(
          what
              + " "
              + quoted(name)
              + " cannot be a path ("
              + e.getReason()
              + "); write a file's path");
    }
    if (name.isEmpty()) {
      throw origin.error(what + " is the empty text; write a file's path");
    }
    if (Files.isDirectory(path)) {
      throw origin.error(what + " " + quoted(name) + " is a folder; write a file's path");
    }
    if (!Files.exists(path)) {
      throw origin.error(
          what
              + " "
              + quoted(name)
              + " does not exist; "
              + (isToBeFetched(path)
                  ? "run the program fetch in the folder above its own first"
                  : "paths are relative to " + relativeTo));
    }
    if (!Files.isRegularFile(path)) {
      throw origin.error(what + " " + quoted(name) + " is not a regular file; write a file's path");
    }
    try (InputStream in = Files.newInputStream(path)) {
      long most = Math.min(limit, Integer.MAX_VALUE - 16);
      byte[] bytes = in.readNBytes((int) most);
      if (in.read() >= 0) {
        throw origin.error(
            what
                + " "
                + quoted(name)
                + " has "
                + Numbers.formatSize(Files.size(path))
                + ", more than "
                + limitName
                + " of "
                + Numbers.formatSize(limit)
                + "; give it a smaller file or more memory");
      }
      if (bytes.length == 0) {
        throw origin.error(what + " " + quoted(name) + " is empty; write the path of a real one");
      }
      return Artifact.of(name, bytes);
    } catch (AccessDeniedException e) {
      throw origin.error(
          what + " " + quoted(name) + " may not be read; change its permissions (chmod +r)");
    } catch (IOException e) {
      throw origin.error(
          what
              + " "
              + quoted(name)
              + " cannot be read ("
              + UserError.reason(e)
              + "); check the file");
    }
  }

  static String quoted(String name) {
    return "\"" + YamlNode.shortened(name) + "\"";
  }

  /**
   * Whether a path lies in a sample's folder "fetched", which the program "fetch" beside it fills.
   */
  private static boolean isToBeFetched(Path path) {
    Path parent = path.toAbsolutePath().normalize().getParent();
    return parent != null
        && parent.endsWith("fetched")
        && Files.isExecutable(parent.resolveSibling("fetch"));
  }
}
