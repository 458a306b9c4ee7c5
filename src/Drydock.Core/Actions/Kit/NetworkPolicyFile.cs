using System.Globalization;
using System.Text;

namespace Drydock.Core.Actions.Kit;

/// <summary>Writes what may talk to the pod and what it may talk to: its exposed ports, and names. <see href="https://kubernetes.io/docs/concepts/services-networking/network-policies/"/></summary>
internal static class NetworkPolicyFile
{
    public static string Write(RunKit kit)
    {
        var text = new StringBuilder();
        text.Append($"""
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: {kit.Name}
            spec:
              podSelector:
                matchLabels:
                  app.kubernetes.io/name: {kit.Name}
              policyTypes: [Ingress, Egress]

            """);
        if (kit.Ports.IsEmpty)
        {
            text.Append("  # The image exposes no port: nobody may connect to it.\n  ingress: []\n");
        }
        else
        {
            text.Append("  ingress:\n    - ports:\n");
            foreach (var port in kit.Ports)
            {
                text.Append(CultureInfo.InvariantCulture, $"        - port: {port.First}\n          protocol: {port.Protocol}\n");
                if (port.Last > port.First)
                {
                    text.Append(CultureInfo.InvariantCulture, $"          endPort: {port.Last}\n");
                }
            }
        }

        return text.Append("""
              # Names may be looked up. Add whom the program itself talks to: its database, its peers.
              egress:
                - ports:
                    - port: 53
                      protocol: UDP
                    - port: 53
                      protocol: TCP

            """).ToString();
    }
}
