package org.gunyahsim.machine.spec;

import java.util.List;
import org.gunyahsim.guest.loader.ImageException;
import org.gunyahsim.guest.loader.PlacedImage;
import org.gunyahsim.guest.loader.RootPackage;
import org.gunyahsim.hypervisor.platform.MemoryMap;
import org.gunyahsim.hypervisor.rootvm.RootLayout;
import org.gunyahsim.machine.spec.YamlNode.Section;

/** Reads {@code resource-manager:} of the machine file. */
final class ResourceManagerSection {
  /** Room for symbols and debug information, and for a boot image around a package. */
  private static final long MAX_FILE = 64 << 20;

  private static final String LIMIT_NAME = "the limit for a root VM's image";

  private final ArtifactReader artifacts;

  ResourceManagerSection(ArtifactReader artifacts) {
    this.artifacts = artifacts;
  }

  ResourceManagerSpec read(YamlNode node) {
    Section section = node.section(List.of("image", "runtime", "application"));
    YamlNode image = section.get("image");
    if (image == null) {
      YamlNode runtime = part(section, "runtime", "application");
      YamlNode application = part(section, "application", "runtime");
      Artifact runtimeFile = artifact(runtime, "runtime");
      Artifact applicationFile = artifact(application, "application");
      return checked(
          new ResourceManagerSpec(runtimeFile, applicationFile),
          runtime.origin(),
          application.origin(),
          "");
    }
    for (String other : List.of("runtime", "application")) {
      if (section.get(other) != null) {
        throw section
            .origin(other)
            .error("`" + other + "` beside `image`, which holds one; leave out one of the two");
      }
    }
    Artifact file = artifact(image, "image");
    RootPackage parts;
    try {
      parts = RootPackage.parse(file.bytes());
    } catch (ImageException e) {
      throw refused(image.origin(), "image " + ArtifactReader.quoted(file.name()), e);
    }
    return checked(
        new ResourceManagerSpec(
            Artifact.of(file.name(), parts.runtime()),
            Artifact.of(file.name(), parts.application())),
        image.origin(),
        image.origin(),
        "in the image, the ");
  }

  private static YamlNode part(Section section, String key, String other) {
    YamlNode value = section.get(key);
    if (value != null) {
      return value;
    }
    throw section
        .self()
        .error(
            section.get(other) == null
                ? "`resource-manager` names no file; write `image: FILE`, or `runtime: FILE` and"
                    + " `application: FILE`"
                : "`" + other + "` without `" + key + "`; write `" + key + ": FILE` too");
  }

  private Artifact artifact(YamlNode node, String what) {
    return artifacts.read(node.origin(), what, node.text("a file's path"), MAX_FILE, LIMIT_NAME);
  }

  /** Lays both out where they will be. */
  private static ResourceManagerSpec checked(
      ResourceManagerSpec spec, Origin runtime, Origin application, String where) {
    long base = MemoryMap.reference().rootVmBase();
    PlacedImage first = place(runtime, where + "runtime", spec.runtime(), base);
    long behind = RootPackage.pageUp(first.end());
    PlacedImage second = place(application, where + "application", spec.application(), behind);
    long taken = RootPackage.pageUp(second.end()) - base;
    if (taken > RootLayout.MAX_IMAGE_SIZE) {
      throw application.error(
          "runtime and application take "
              + Numbers.formatSize(taken)
              + " of memory, and the root VM has room for "
              + Numbers.formatSize(RootLayout.MAX_IMAGE_SIZE)
              + "; link smaller ones");
    }
    return spec;
  }

  private static PlacedImage place(Origin origin, String what, Artifact file, long base) {
    try {
      return RootPackage.place(file.bytes(), base);
    } catch (ImageException e) {
      throw refused(origin, what + " " + ArtifactReader.quoted(file.name()), e);
    }
  }

  private static UserError refused(Origin origin, String name, ImageException e) {
    return origin.error(name + " " + e.message("name another file"));
  }
}
