import java.io.FileInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.uima.UIMAFramework;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Feature;
import org.apache.uima.cas.FeatureStructure;
import org.apache.uima.cas.impl.XmiCasDeserializer;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.util.CasCreationUtils;
import org.apache.uima.util.XMLInputSource;

/**
 * Prints the annotations of XMI files as UIMA's own reader has them, one a line; texts in Base64, references as
 * the offset where the other one begins. Arguments: type system, file, type system, file …; an empty line ends each.
 */
public class ReadXmi {
  public static void main(String[] args) throws Exception {
    for (int at = 0; at < args.length; at += 2) {
      print(args[at], args[at + 1]);
      System.out.println();
    }
  }

  private static void print(String typeSystem, String file) throws Exception {
    var types = UIMAFramework.getXMLParser().parseTypeSystemDescription(new XMLInputSource(typeSystem));
    CAS cas = CasCreationUtils.createCas(types, null, null);
    XmiCasDeserializer.deserialize(new FileInputStream(file), cas);
    for (AnnotationFS annotation : cas.getAnnotationIndex()) {
      var line = new StringBuilder(annotation.getType().getName());
      line.append('\t').append(annotation.getBegin()).append('\t').append(annotation.getEnd());
      line.append('\t').append(encoded(annotation.getCoveredText()));
      for (Feature feature : annotation.getType().getFeatures()) {
        if (feature.getShortName().matches("sofa|begin|end")) continue;
        line.append('\t').append(feature.getShortName()).append('=').append(value(annotation, feature));
      }
      System.out.println(line);
    }
  }

  private static String value(AnnotationFS annotation, Feature feature) {
    if (feature.getRange().isPrimitive()) return encoded(annotation.getFeatureValueAsString(feature));
    FeatureStructure other = annotation.getFeatureValue(feature);
    return other == null ? "" : "@" + ((AnnotationFS) other).getBegin();
  }

  private static String encoded(String text) {
    byte[] bytes = (text == null ? "" : text).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
