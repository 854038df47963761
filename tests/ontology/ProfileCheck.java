import java.io.File;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.profiles.OWLProfileReport;
import org.semanticweb.owlapi.profiles.Profiles;

/** Prints for one ontology file whether it is in OWL 2 DL and OWL 2 RL, then each violation. */
public final class ProfileCheck {
    private ProfileCheck() {}

    public static void main(String[] arguments) throws Exception {
        OWLOntology ontology =
            OWLManager.createOWLOntologyManager()
                .loadOntologyFromOntologyDocument(new File(arguments[0]));
        System.out.println("axioms=" + ontology.getAxiomCount());
        for (Profiles profile : List.of(Profiles.OWL2_DL, Profiles.OWL2_RL)) {
            OWLProfileReport report = profile.checkOntology(ontology);
            System.out.println(profile + " inProfile=" + report.isInProfile()
                + " violations=" + report.getViolations().size());
            report.getViolations().stream()
                .map(Object::toString)
                .sorted(Comparator.naturalOrder())
                .collect(Collectors.toList())
                .forEach(violation -> System.out.println("  " + violation));
        }
    }
}
